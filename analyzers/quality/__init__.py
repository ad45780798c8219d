"""What the pixels tell of their own treatment: resampling, earlier compression, blur."""
