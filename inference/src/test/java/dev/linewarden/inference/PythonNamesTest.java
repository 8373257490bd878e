package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PythonNamesTest {
  @Test
  void dictionariesAndListsAreRead() {
    assertThat(PythonNames.parse("{0: 'cap', 1: \"it's\", 2: 'a\\'b: c, {d}'}"))
        .containsExactly("cap", "it's", "a'b: c, {d}");
    assertThat(PythonNames.parse("{1: 'b', 0: 'a'}")).containsExactly("a", "b");
    assertThat(PythonNames.parse("{\"0\": \"a\", \"1\": \"b\"}")).containsExactly("a", "b");
    assertThat(PythonNames.parse("['a', 'b']")).containsExactly("a", "b");
  }

  @Test
  void everythingElseIsNothing() {
    for (String text :
        List.of(
            "", "{", "[", "cap", "{0: 'a', 2: 'c'}", "{0}", "{: 'a'}", "{99999: 'a'}", "{0: '")) {
      assertThat(PythonNames.parse(text)).as(text).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(PythonNames.parse("{0: 'a', 2: 'c'}")).isEmpty();
  }
}
