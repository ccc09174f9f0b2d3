//! What stands in order, and what does not: numbers and positions alone.

/// The number that counts as the last one after `found` stood where `expected` belongs: the one
/// expected if the next goes on from there, so that one slip is one finding.
pub(super) fn resume(expected: usize, found: usize, next: Option<usize>) -> usize {
    if next == Some(expected + 1) { expected } else { found }
}

/// Positions of `items` that are not part of the longest rising run: what stands out of order.
pub(super) fn out_of_order(items: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let before = items.iter().zip(&best).enumerate().take(index).filter(|(_, (other, _))| *other < item);
        let longest =
            before.map(|(at, (_, (length, _)))| (*length, at)).max_by_key(|(length, at)| (*length, usize::MAX - at));
        best.push(longest.map_or((1, None), |(length, at)| (length + 1, Some(at))));
    }
    let mut kept = vec![false; items.len()];
    let mut at = (0..items.len()).max_by_key(|at| (best.get(*at).map_or(0, |(length, _)| *length), usize::MAX - at));
    while let Some(index) = at {
        kept.iter_mut().skip(index).take(1).for_each(|kept| *kept = true);
        at = best.get(index).and_then(|(_, before)| *before);
    }
    kept.iter().enumerate().filter(|(_, kept)| !**kept).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::out_of_order;

    #[test]
    fn one_item_in_the_wrong_place_is_one_item() {
        assert!(out_of_order(&[0, 1, 2, 3]).is_empty());
        assert_eq!(out_of_order(&[5, 0, 1, 2, 3, 4]), [0]);
        assert_eq!(out_of_order(&[0, 2, 3, 4, 1]), [4]);
    }
}
