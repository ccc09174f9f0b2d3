//! Rules on trial: their examples are run, and consistent drafts get one fault at a time to see which of them no rule
//! notices, which rules cry where nothing is wrong, and which are never heard.

mod edit;
mod example;
mod fault;
mod faults;
mod figures;
mod model;
mod subject;
mod tally;

pub use example::{ExampleRun, Task};
pub use fault::{Fault, FaultKind};
pub use model::ModelDraft;
pub use subject::{Cry, Subject};
pub use tally::{Missed, Row, Tally, Unheard};
