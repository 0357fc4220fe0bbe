"""Tables and figures of reports as things to find, plot, set side by side and download."""
