package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Fetches an archive by its name in Maven's repositories, with Maven: it knows the mirrors and
/// proxies of this machine, and goes on where a fetch broke off.
final class MavenFetch implements CudaInstall.Fetch {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
  private static final int SAID_LINES = 3;

  private final CudaPackage wanted;

  MavenFetch(CudaPackage wanted) {
    this.wanted = wanted;
  }

  @Override
  public Path into(Path folder) throws IOException {
    try {
      Process maven =
          new ProcessBuilder(
                  "mvn",
                  "-B",
                  "-ntp",
                  COPY,
                  "-Dartifact=" + wanted.artifact(),
                  "-DoutputDirectory=" + folder.toAbsolutePath())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      List<String> said = maven.inputReader().readAllLines();
      if (maven.waitFor() != 0 || !Files.exists(folder.resolve(wanted.fileName()))) {
        throw new BadInput(
            "%s could not be fetched: %s".formatted(wanted.artifact(), reason(said)));
      }
      return folder.resolve(wanted.fileName());
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

  private static String reason(List<String> said) {
    return String.join(
        " ", said.stream().filter(line -> line.startsWith("[ERROR]")).limit(SAID_LINES).toList());
  }
}
