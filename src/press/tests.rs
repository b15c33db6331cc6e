//! Files for the press, and what is read from them.

mod facts;
mod finish;
mod hostile;
