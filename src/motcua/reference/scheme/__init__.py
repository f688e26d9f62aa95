"""The transfer scheme: who does which task for which procedure, where, from when."""
