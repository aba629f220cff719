"""New sites: the files of `papers init`, in the folder `files`, and what fills them in."""
