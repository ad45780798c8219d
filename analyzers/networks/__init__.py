"""Networks of the learned analyzers as torch modules, for training and for torch to run."""
