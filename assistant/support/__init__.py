"""An answer before it is given, and the gate that it must pass: its words stand in what it cites."""
