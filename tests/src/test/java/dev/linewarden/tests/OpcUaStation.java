package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.access.Accounts;
import dev.linewarden.access.Role;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A whole station with OPC UA, one of its users (`mes`), a program with a certificate (`wall`),
/// and a client that it trusts.
///
/// @param client whose certificate a person has trusted
/// @param stranger whose nobody has
record OpcUaStation(StationProcess process, OpcUaClient client, OpcUaClient stranger) {
  /// Lets every part through: on a busy machine an ejection that is missed would stop the line.
  private static final String BRIGHT =
      """
      {"format": 1, "id": "RECIPE", "name": "Bright", "frame": {"width": 1280, "height": 1024},
       "tools": [{"name": "t", "kind": "mean", "box": [0, 0, 1280, 1024]}],
       "limits": [{"tool": "t", "finding": "mean", "min": 0, "fault": "dark"}]}
      """;

  private static final int LOOKS_MAX = 40;

  static OpcUaStation run(Path folder) throws IOException {
    int port = freePort();
    keep(folder, "bright");
    keep(folder, "brighter");
    mes(folder);
    wall(folder);
    OpcUaStation all =
        new OpcUaStation(
            StationProcess.configured(folder, StationProcess.CALM, config(port)),
            new OpcUaClient(port, folder.resolve("client")),
            new OpcUaClient(port, folder.resolve("stranger")));
    all.trust(folder);
    return all;
  }

  private static String config(int port) {
    return """
    [station]
    starts_alone = true
    recipe = "bright"
    [inference]
    budget_ms = 1000
    [opcua]
    enabled = true
    port = %d
    [[opcua.users]]
    name = "wall"
    certificate = "wall.pem"
    """
        .formatted(port);
  }

  private static void keep(Path folder, String id) throws IOException {
    FaultLog faults = new FaultLog(new MonotonicClock());
    Path recipe = Files.writeString(folder.resolve("recipe.json"), BRIGHT.replace("RECIPE", id));
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      new RecipeStore(data, faults, Weights::beside).save(RecipeFile.read(recipe), References.NONE);
    }
  }

  /// The station's own: the same as at the screen.
  private static void mes(Path folder) {
    MonotonicClock clock = new MonotonicClock();
    try (Accounts users = new Accounts(folder.resolve("data"), clock, new FaultLog(clock))) {
      users.add("mes", Role.OPERATOR, OpcUaSteps.PASSWORD, new Accounts.By("a test", ""));
    }
  }

  private static void wall(Path folder) throws IOException {
    List<String> make =
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=wall",
            "-keyout",
            "wall.key",
            "-out",
            "wall.pem");
    Process openssl =
        new ProcessBuilder(make).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(openssl.waitFor()).as(said).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// As a person does it: with the certificate that a client came with, once the server is there.
  private void trust(Path folder) throws IOException {
    Path keys = folder.resolve("data/opcua");
    for (int look = 0; look < LOOKS_MAX; look++) {
      if (client.run(OpcUaSteps.as("mes")).getLast().has("done")) {
        return;
      }
      if (Files.isDirectory(keys.resolve("rejected"))) {
        try (Stream<Path> refused = Files.list(keys.resolve("rejected"))) {
          for (Path each : refused.toList()) {
            Files.move(each, keys.resolve("trusted/certs").resolve(each.getFileName()));
          }
        }
      }
    }
    throw new AssertionError("a certificate that is trusted is still refused\n" + process.said());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
