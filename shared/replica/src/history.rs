//! Who wrote an operation, and when.
