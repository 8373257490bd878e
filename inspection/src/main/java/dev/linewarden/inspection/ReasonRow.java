package dev.linewarden.inspection;

/// Why parts did not pass. A part with several reasons counts for each.
///
/// @param verdict `reject` or `unjudged`
/// @param tool empty for a part that could not be judged, or was indexed by an older program
/// @param finding likewise
/// @param fault in the words of the recipe, or the cause
public record ReasonRow(String verdict, String tool, String finding, String fault, long parts) {}
