"""`clerk doctor`: what stands between this deployment and a working bot, and what to do about each thing."""
