//! The names that a table of the form gives, each with its class and its part.

use super::{Class, Role};
use crate::model::TableSpec;

impl TableSpec {
    /// Every name in the table with its class and its part.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, Class, Role)> {
        let heads = self.heads.iter().map(|head| (head.as_str(), self.head_class(), Role::Head));
        let groups = self.groups.iter().map(|group| (group.label.as_str(), Class::RequestGroup, Role::Group));
        let blocks = self.blocks.iter().enumerate();
        let columns = blocks.clone().flat_map(move |(block, spec)| {
            let columns = spec.columns.iter().enumerate().filter(|(_, column)| !column.year);
            columns.flat_map(move |(column, spec)| {
                let texts = std::iter::once(&spec.label).chain(&spec.also);
                texts.map(move |text| (text.as_str(), self.head_class(), Role::Column { block, column }))
            })
        });
        let rows = blocks.flat_map(move |(block, spec)| {
            spec.rows.iter().enumerate().flat_map(move |(row, spec)| {
                let texts = std::iter::once(&spec.label).chain(&spec.also);
                texts.map(move |text| (text.as_str(), self.row_class(&spec.key), Role::Row { block, row }))
            })
        });
        heads.chain(groups).chain(columns).chain(rows)
    }

    fn head_class(&self) -> Class {
        match self.key.as_str() {
            "art20" => Class::Art20Head,
            "requests" => Class::RequestHead,
            "review" => Class::ReviewHead,
            _ => Class::IndicatorHead,
        }
    }

    fn row_class(&self, row: &str) -> Class {
        match self.key.as_str() {
            "art20" => Class::Art20Row,
            "requests" if row.contains('.') => Class::RequestSubRow,
            "requests" => Class::RequestRow,
            "review" => Class::ReviewHead,
            _ => Class::IndicatorRow,
        }
    }
}
