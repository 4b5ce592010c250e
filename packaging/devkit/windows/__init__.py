"""The packages for Windows: built and tried on Windows, or on Linux under Wine."""
