/// Lets the plant ask, subscribe and call by OPC UA, in the words of the companion specification
/// for machine vision (OPC 40100-1). Follows no journal: what nobody asks for is not told.
@NullMarked
package dev.linewarden.opcua;

import org.jspecify.annotations.NullMarked;
