"""How raw report text becomes a `Report`: the steps that `corpus.reader` takes, one module each."""
