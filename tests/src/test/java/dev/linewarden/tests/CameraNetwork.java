package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cameras at the far ends of virtual cables: each in a network namespace of its own, as if in a
/// machine of its own, with a pair of virtual network cards between it and this one. What happens
/// to packets on the way is the kernel's doing, and so are the addresses, 10.77.x.x, which nobody
/// outside ever sees.
final class CameraNetwork implements AutoCloseable {
  private static final String NAME = "lw77-";
  private static final String CAMERA_CARD = "cam";
  private static final long OWN = ProcessHandle.current().pid();

  private final List<Process> programs = new ArrayList<>();
  private final int cameras;

  /// @param cameras how many cables, numbered from 1
  CameraNetwork(int cameras) throws IOException {
    this.cameras = cameras;
    removeOrphans();
    try {
      for (int camera = 1; camera <= cameras; camera++) {
        cable(camera);
      }
    } catch (IOException | AssertionError e) {
      close();
      throw e;
    }
  }

  /// Why there are no such networks here, for people; empty where there are.
  static Optional<String> refusal() throws IOException {
    try {
      String name = NAME + OWN + "-0";
      Said made = say("ip", "netns", "add", name);
      if (made.status() != 0) {
        return Optional.of("this user may not make network namespaces: " + made.words());
      }
      must("ip", "-n", name, "link", "set", "lo", "up");
      List<Said> all =
          List.of(
              say("ip", "-n", name, "link", "add", "near", "type", "veth"),
              say(in(name, slow("lo", 1))),
              say(in(name, "tc", "qdisc", "add", "dev", "lo", "ingress")),
              say(in(name, loss("lo", 1, false))));
      must("ip", "netns", "del", name);
      return all.stream()
          .filter(each -> each.status() != 0)
          .map(each -> "this kernel has no virtual cables, or no bad ones: " + each.words())
          .findFirst();
    } catch (IOException e) {
      return Optional.of("ip and tc are needed, package iproute2: " + e.getMessage());
    }
  }

  private static void cable(int camera) throws IOException {
    String far = namespace(camera);
    String near = card(camera);
    must("ip", "netns", "add", far);
    must("ip", "link", "add", near, "type", "veth", "peer", "name", CAMERA_CARD, "netns", far);
    must("ip", "addr", "add", place(camera, 1) + "/30", "dev", near);
    must("ip", "link", "set", near, "up", "mtu", "9000");
    must("ip", "-n", far, "addr", "add", address(camera) + "/30", "dev", CAMERA_CARD);
    must("ip", "-n", far, "link", "set", "lo", "up");
    must("ip", "-n", far, "link", "set", CAMERA_CARD, "up", "mtu", "9000");
  }

  /// Where the camera answers.
  static String address(int camera) {
    return place(camera, 2);
  }

  /// Two runs at once share this machine's addresses, but hardly the rest of a process number.
  private static String place(int camera, int end) {
    return "10.77.%d.%d".formatted(OWN % 256, 4 * camera + end);
  }

  private static String namespace(int camera) {
    return NAME + OWN + "-" + camera;
  }

  private static String card(int camera) {
    return "lw" + OWN + "-" + camera;
  }

  /// The fake camera of Aravis, which looks for triggers 25 times a second.
  Process fake(int camera, String serial) throws IOException {
    Process fake =
        new ProcessBuilder(
                in(
                    namespace(camera),
                    "arv-fake-gv-camera-0.8",
                    "-i",
                    address(camera),
                    "-s",
                    serial))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    programs.add(fake);
    return fake;
  }

  /// Our simulated camera. Has begun to answer.
  StationProcess simulated(int camera) throws IOException {
    return StationProcess.start(
            List.of(in(namespace(camera))), "simcam", "--address", address(camera))
        .awaitWords("answers at");
  }

  /// Lets no more than so many bits through in a second.
  void slow(int camera, int megabits) throws IOException {
    must(in(namespace(camera), slow(CAMERA_CARD, megabits)));
  }

  /// With room for two pictures: a packet that finds none is not lost, its sender waits.
  private static String[] slow(String card, int megabits) {
    return "tc qdisc add dev %s root tbf rate %dmbit burst 64k limit 8mb"
        .formatted(card, megabits)
        .split(" ", -1);
  }

  /// Loses packets by chance, in both directions.
  void lose(int camera, int perThousand) throws IOException {
    must("tc", "qdisc", "add", "dev", card(camera), "ingress");
    must(loss(card(camera), perThousand, false));
    must(in(namespace(camera), "tc", "qdisc", "add", "dev", CAMERA_CARD, "ingress"));
    must(in(namespace(camera), loss(CAMERA_CARD, perThousand, false)));
  }

  /// Loses packets of pictures by chance, and nothing of what is said at the camera's control port.
  void losePictures(int camera, int perThousand) throws IOException {
    must("tc", "qdisc", "add", "dev", card(camera), "ingress");
    must(loss(card(camera), perThousand, true));
  }

  /// Where a card takes packets in: not every kernel has netem, nearly every one has classic BPF.
  private static String[] loss(String card, int perThousand, boolean sparesControl) {
    List<String> program = new ArrayList<>();
    if (sparesControl) {
      program.add("40 0 0 34"); // the UDP port it comes from, behind 14 bytes Ethernet and 20 IP
      program.add("21 2 0 3956"); // the control port: two further, it goes on
    }
    program.add("32 0 0 4294963256"); // a random word
    program.add("53 0 1 " + (1L << 32) * perThousand / 1000); // this large: the next, else the last
    program.add("6 0 0 0"); // goes on
    program.add("6 0 0 2"); // is dropped
    List<String> command =
        new ArrayList<>(
            List.of("tc", "filter", "add", "dev", card, "ingress", "protocol", "ip", "bpf", "da"));
    command.addAll(List.of("bytecode", program.size() + "," + String.join(",", program)));
    return command.toArray(String[]::new);
  }

  /// Pulls the cable, or plugs it in again.
  void plugged(int camera, boolean in) throws IOException {
    must("ip", "-n", namespace(camera), "link", "set", CAMERA_CARD, in ? "up" : "down");
  }

  @Override
  public void close() throws IOException {
    programs.forEach(CameraNetwork::end);
    for (int camera = 1; camera <= cameras; camera++) {
      remove(namespace(camera));
      say("ip", "link", "del", card(camera)); // gone with its other end, mostly
    }
  }

  /// As the plug does.
  static void end(Process program) {
    program.destroyForcibly();
    assertThat(program.onExit().join().isAlive()).isFalse();
  }

  /// Of a run that was killed.
  private static void removeOrphans() throws IOException {
    Matcher names =
        Pattern.compile(NAME + "(\\d+)-\\d+").matcher(say("ip", "netns", "list").words());
    while (names.find()) {
      if (ProcessHandle.of(Long.parseLong(names.group(1))).isEmpty()) {
        remove(names.group());
      }
    }
  }

  private static void remove(String namespace) throws IOException {
    Said inside = say("ip", "netns", "pids", namespace);
    if (inside.status() == 0) {
      inside
          .words()
          .lines()
          .map(Long::valueOf)
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .forEach(ProcessHandle::destroyForcibly);
      must("ip", "netns", "del", namespace);
    }
  }

  private static String[] in(String namespace, String... command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  private record Said(int status, String words) {}

  private static void must(String... command) throws IOException {
    Said said = say(command);
    assertThat(said.status()).as(String.join(" ", command) + ": " + said.words()).isZero();
  }

  private static Said say(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.onExit().join().exitValue(), words.trim());
  }
}
