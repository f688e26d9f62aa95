"""The pure core: rules as functions of values; no framework, no clock, no input or output."""
