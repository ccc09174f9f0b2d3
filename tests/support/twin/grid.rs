//! Tables with the merged cells of the official form, rebuilt from their labels.

/// A table whose cells know how far they reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// Columns it takes.
    pub(crate) columns: usize,
    /// Whether a cell above reaches down here; there is no text then.
    pub(crate) is_covered: bool,
}

/// Labels of the form that take several columns.
const WIDE: [(&str, usize); 7] = [
    ("（本列数据的勾稽关系", 3),
    ("申请人情况", 7),
    ("法人或其他组织", 5),
    ("行政复议", 5),
    ("行政诉讼", 10),
    ("未经复议直接起诉", 5),
    ("复议后起诉", 5),
];

/// Label columns of the request table.
const LABELS: usize = 3;

impl Table {
    /// Rebuilds a table from a row of texts for each row, blank ones where a cell reaches.
    pub(crate) fn of(rows: Vec<Vec<String>>) -> Self {
        let kind = Kind::of(&rows);
        let mut table = Self { rows: Vec::new() };
        for texts in rows {
            let is_head = kind.is_head(&texts, table.rows.len());
            let row = table.row(&texts, kind, is_head);
            table.rows.push(row);
        }
        let width = table.width();
        if let Some([caption]) = table.rows.first_mut().map(Vec::as_mut_slice) {
            caption.columns = width;
        }
        table
    }

    fn row(&self, texts: &[String], kind: Kind, is_head: bool) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut column = 0;
        while let Some(text) = texts.get(column) {
            let above = self.rows.last().and_then(|row| at(row, column));
            let is_label = is_head || kind == Kind::Requests && column < LABELS - 1;
            let covered = above.filter(|above| {
                let reach = texts.get(column..column + above.columns).unwrap_or_default();
                is_label && !reach.is_empty() && reach.iter().all(String::is_empty)
            });
            let columns = match covered {
                Some(above) => above.columns,
                None => kind.reach(texts, column, is_head),
            };
            cells.push(Cell { text: text.clone(), columns, is_covered: covered.is_some() });
            column += columns;
        }
        cells
    }

    /// The number of columns.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(|row| row.iter().map(|cell| cell.columns).sum()).max().unwrap_or_default()
    }

    /// The same with a caption row on top.
    pub(crate) fn under(&self, caption: &str) -> Self {
        let caption = Cell { text: caption.to_owned(), columns: self.width(), is_covered: false };
        Self { rows: std::iter::once(vec![caption]).chain(self.rows.clone()).collect() }
    }

    /// Whether it is one of those under 第二十条, with its caption.
    pub(crate) fn is_disclosure(&self) -> bool {
        self.rows.first().and_then(|row| row.first()).is_some_and(|cell| cell.text.starts_with("第二十条第"))
    }

    /// Appends the rows of another table; the last cell of a narrower row takes what is left.
    pub(crate) fn join(&mut self, other: Self) {
        self.rows.extend(other.rows);
        let width = self.width();
        for row in &mut self.rows {
            let own: usize = row.iter().map(|cell| cell.columns).sum();
            if let Some(last) = row.last_mut() {
                last.columns += width - own;
            }
        }
    }

    /// The number of cells at the end of a row that hold figures, or nothing; none in a row of a head.
    pub(crate) fn figures(&self, row: usize) -> usize {
        let is_value = |cell: &&Cell| !cell.is_covered && cell.columns == 1 && cell.text.chars().count() < 9;
        let is_figure = |cell: &Cell| cell.text.starts_with(|c: char| c.is_ascii_digit());
        let row = self.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let values = row.iter().rev().take_while(is_value).count();
        let labels = row.len() - values;
        let first = row.iter().skip(labels).position(is_figure);
        first.map_or(0, |first| values - first)
    }

    /// Takes out a row; what reached down from it begins in the next.
    pub(crate) fn drop_row(&mut self, row: usize) {
        let dropped = self.rows.remove(row);
        let Some(next) = self.rows.get_mut(row) else { return };
        let mut column = 0;
        for cell in dropped {
            if let Some(below) = at_mut(next, column).filter(|below| below.is_covered && !cell.is_covered) {
                *below = cell.clone();
            }
            column += cell.columns;
        }
    }

    /// Writes a row a second time, right below.
    pub(crate) fn repeat_row(&mut self, row: usize) {
        if let Some(cells) = self.rows.get(row).cloned() {
            self.rows.insert(row + 1, cells);
        }
    }

    /// How many rows the cell at a place takes, its own included.
    pub(crate) fn height(&self, row: usize, index: usize) -> usize {
        let column: usize = self.rows.get(row).into_iter().flatten().take(index).map(|cell| cell.columns).sum();
        let below = self.rows.iter().skip(row + 1);
        1 + below.take_while(|row| at(row, column).is_some_and(|cell| cell.is_covered)).count()
    }
}

/// The cell that begins at a column.
fn at(row: &[Cell], column: usize) -> Option<&Cell> {
    let mut start = 0;
    row.iter().find(|cell| {
        let is_here = start == column;
        start += cell.columns;
        is_here
    })
}

fn at_mut(row: &mut [Cell], column: usize) -> Option<&mut Cell> {
    let mut start = 0;
    row.iter_mut().find(|cell| {
        let is_here = start == column;
        start += cell.columns;
        is_here
    })
}

/// Tables that have merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Requests,
    Review,
    Other,
}

impl Kind {
    fn of(rows: &[Vec<String>]) -> Self {
        let first = rows.first().map(|row| row.concat()).unwrap_or_default();
        match () {
            () if first.contains("申请人情况") => Self::Requests,
            () if first.starts_with("行政复议") && first.contains("行政诉讼") => Self::Review,
            () => Self::Other,
        }
    }

    fn is_head(self, texts: &[String], row: usize) -> bool {
        match self {
            Self::Requests | Self::Review => row < 3,
            Self::Other => texts.first().is_some_and(|text| text.starts_with("第二十条第")),
        }
    }

    /// How many columns the cell at a column takes.
    fn reach(self, texts: &[String], column: usize, is_head: bool) -> usize {
        let text = texts.get(column).map(String::as_str).unwrap_or_default();
        let end = match self {
            Self::Requests if !is_head && column < LABELS => LABELS,
            _ if is_head => texts.len(),
            _ => column + 1,
        };
        let wide = WIDE.iter().find(|(label, _)| is_head && text.starts_with(label)).map(|(_, columns)| *columns);
        let most = wide.unwrap_or(if is_head && self != Self::Other { 1 } else { usize::MAX });
        let blanks = texts.get(column + 1..end.max(column + 1)).unwrap_or_default();
        let blanks = blanks.iter().take_while(|text| text.is_empty()).count();
        if text.is_empty() { 1 } else { (1 + blanks).min(most) }
    }
}

/// Rows of extracted text, where a cell that takes several columns leaves no blank ones, with blank ones.
pub(crate) fn expand(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let kind = Kind::of(&rows);
    let expanded = rows.into_iter().enumerate().map(|(index, row)| {
        let is_head = kind.is_head(&row, index);
        let labels = row.iter().take(LABELS).filter(|cell| cell.is_empty() || is_label(cell)).count();
        let last_label = row.iter().take(LABELS).rposition(|cell| is_label(cell));
        let mut cells = Vec::new();
        for (column, text) in row.into_iter().enumerate() {
            let wide = WIDE.iter().find(|(label, _)| is_head && text.starts_with(label)).map(|(_, columns)| *columns);
            let columns = match kind {
                Kind::Requests if is_head && column == 0 => LABELS,
                Kind::Requests if !is_head && last_label == Some(column) => LABELS - column.min(labels),
                Kind::Other => 1,
                _ => wide.unwrap_or(1),
            };
            cells.push(text);
            cells.extend(std::iter::repeat_n(String::new(), columns - 1));
        }
        cells
    });
    expanded.collect()
}

fn is_label(text: &str) -> bool {
    text.chars().count() > 3
}
