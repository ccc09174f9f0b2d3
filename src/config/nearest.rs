//! The word that a mistyped one was meant to be.

/// Words further apart than this many slips are not taken for one another.
const MOST_SLIPS: usize = 2;

/// The known word that a mistyped one is nearest to.
pub(super) fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<String> {
    let lower = word.to_lowercase();
    let distance = |known: &&str| strsim::osa_distance(&lower, &known.to_lowercase());
    let nearest = known.min_by_key(distance)?;
    (distance(&nearest) <= MOST_SLIPS && distance(&nearest) < word.chars().count()).then(|| nearest.to_owned())
}
