package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Fetches an archive by its name in Maven's repositories, with Maven: it knows the mirrors and
/// proxies of this machine.
final class MavenFetch implements CudaInstall.Fetch {
  private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:get";
  private static final int SAID_LINES = 3;

  /// The archive's description names a parent that was never published. Nothing of it is needed,
  /// but Maven wants to read it.
  private static final String PARENT_FOLDER = "org/bytedeco/javacpp-presets/1.5.14";

  private static final String PARENT = PARENT_FOLDER + "/javacpp-presets-1.5.14.pom";

  private static final String PARENT_POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.bytedeco</groupId>
        <artifactId>javacpp-presets</artifactId>
        <version>1.5.14</version>
        <packaging>pom</packaging>
      </project>
      """;

  private final CudaPackage wanted;

  MavenFetch(CudaPackage wanted) {
    this.wanted = wanted;
  }

  @Override
  public Path into(Path folder) throws IOException {
    Path repository = Files.createTempDirectory(folder, "fetch");
    try {
      Path parent = repository.resolve(PARENT);
      Files.createDirectories(repository.resolve(PARENT_FOLDER));
      Files.writeString(parent, PARENT_POM);
      run(repository);
      return Files.move(
          found(repository),
          folder.resolve(wanted.fileName()),
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Folders.remove(repository);
    }
  }

  private void run(Path repository) {
    try {
      Process maven =
          new ProcessBuilder(
                  "mvn",
                  "-B",
                  "-ntp",
                  GET,
                  "-Dartifact=" + wanted.artifact(),
                  "-Dtransitive=false",
                  "-Dmaven.repo.local=" + repository.toAbsolutePath())
              .directory(repository.toFile())
              .redirectErrorStream(true)
              .start();
      List<String> said = maven.inputReader().readAllLines();
      if (maven.waitFor() != 0) {
        throw new BadInput(
            "%s could not be fetched: %s".formatted(wanted.artifact(), reason(said)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("the fetch was interrupted", e);
    } catch (IOException e) {
      throw new BadInput(
          "Maven is needed to fetch %s (Debian's package 'maven'), or the file with --from FILE: %s"
              .formatted(wanted.fileName(), e.getMessage()),
          e);
    }
  }

  private Path found(Path repository) throws IOException {
    try (var files = Files.walk(repository)) {
      return files
          .filter(file -> file.endsWith(wanted.fileName()))
          .findFirst()
          .orElseThrow(() ->
              new BadInput(
                  "Maven fetched %s, but no %s".formatted(wanted.artifact(), wanted.fileName())));
    }
  }

  private static String reason(List<String> said) {
    return String.join(
        " ", said.stream().filter(line -> line.startsWith("[ERROR]")).limit(SAID_LINES).toList());
  }
}
