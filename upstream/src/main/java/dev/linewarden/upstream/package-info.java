/// Tells the plant what the station judged, and survives the plant being away. The ledger's journal
/// is the outbox: nothing is kept here but the position that the broker acknowledged.
@NullMarked
package dev.linewarden.upstream;

import org.jspecify.annotations.NullMarked;
