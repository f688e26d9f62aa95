"""Papers on their way: who holds which, sealed how, promised when (decision 45/2016/QĐ-TTg)."""
