package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The checkout that the rules look at: its module folders, sources and compiled classes.
final class Repository {
  private static final String ROOT = "linewarden.root";

  private Repository() {}

  static Path root() {
    String root = System.getProperty(ROOT);
    assertThat(root).as("system property " + ROOT + ", set by the parent pom").isNotNull();
    return Path.of(root);
  }

  /// Every folder with a pom of its own, in order of name.
  static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    }
  }

  /// The modules a station is made of: all with code of their own that is not a test.
  static List<Path> products() throws IOException {
    return modules().stream().filter(m -> Files.exists(m.resolve("src/main/java"))).toList();
  }

  /// The compiled classes of a module. A rule over nothing would always hold: so missing is an
  /// error.
  static Path classes(Path module) {
    Path classes = module.resolve("target/classes");
    assertThat(classes).as("compiled by `mvn verify` in " + root()).isDirectory();
    return classes;
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().matches(".*/(node_modules|vendor)/.*"))
          .sorted()
          .toList();
    }
  }
}
