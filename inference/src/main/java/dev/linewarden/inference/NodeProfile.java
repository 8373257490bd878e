package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the runtime's profile (a JSON list of events) for one thing: which provider ran each node.
final class NodeProfile {
  private static final String KERNEL = "_kernel_time";

  private NodeProfile() {}

  /// Names of nodes by the name of their provider.
  static Map<String, List<String>> read(Path file) {
    Map<String, List<String>> byProvider = new TreeMap<>();
    for (JsonNode event : events(file)) {
      String name = event.path("name").asString("");
      String provider = event.at("/args/provider").asString("");
      if (name.endsWith(KERNEL) && !provider.isEmpty()) {
        String node =
            "%s (%s)"
                .formatted(
                    name.substring(0, name.length() - KERNEL.length()),
                    event.at("/args/op_name").asString("?"));
        List<String> nodes = byProvider.computeIfAbsent(provider, _ -> new ArrayList<>());
        if (!nodes.contains(node)) {
          nodes.add(node);
        }
      }
    }
    return byProvider;
  }

  private static JsonNode events(Path file) {
    try {
      return JsonMapper.builder().build().readTree(file.toFile());
    } catch (JacksonException problem) {
      throw new BadInput("the runtime's profile %s cannot be read".formatted(file), problem);
    }
  }
}
