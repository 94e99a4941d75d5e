//! A playground: an editor in a page, with what is found in a model and what comes of it as it is written.
