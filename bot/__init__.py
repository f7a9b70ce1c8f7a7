"""The edge: command line, settings, HTTP, adapter, and the only place where things are put together."""
