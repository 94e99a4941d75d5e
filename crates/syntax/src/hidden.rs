//! Characters that do not show.

/// Whether a character controls, reorders or breaks what is shown, or fills room as a letter, without showing: nothing that a
/// person reads may have it.
pub const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a character may be left out without a difference that everyone sees: those that Unicode calls default ignorable
/// (`Default_Ignorable_Code_Point`), such as joiners and variation selectors. In a text they are at home, as in an emoji; two
/// names that differ by them alone look alike (Unicode Technical Standard 39), and no name may have them.
pub const fn is_ignorable(character: char) -> bool {
    is_hidden(character)
        || matches!(
            character,
            '\u{34f}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200c}'..='\u{200d}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{fff0}'..='\u{fff8}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0080}'..='\u{e0fff}'
        )
}
