"""Electronic results, their signatures, and each person's own store of documents."""
