//! Tables in the terminal: the first column to the left, numbers to the right.

/// Lays rows out under each other. The first row is the heading; rows may be of different length.
pub fn table(rows: &[Vec<String>]) -> String {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n_columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate();
        let line: String = cells
            .map(|(column, (cell, &width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("  {cell:>width$}"),
            })
            .collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A size in kB (1000 bytes), with one digit behind the point.
pub fn kilobytes(n_bytes: u64) -> String {
    format!("{:.1}", n_bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let rows = [
            vec!["file".into(), "kB".into()],
            vec!["index.html".into(), kilobytes(1_250)],
            vec!["all".into()],
        ];
        assert_eq!(table(&rows), "file         kB\nindex.html  1.2\nall\n");
    }
}
