/// Rules over the code, and the whole station under test.
@org.jspecify.annotations.NullMarked
package dev.linewarden.tests;
