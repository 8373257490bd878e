package dev.linewarden.ui;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns away what a stranger's web page sends through the operator's browser: a foreign origin, or
/// a name somebody else pointed at this machine. Pure.
final class Doorkeeper {
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[0-9a-f:.]+]|[^:]+)(:\\d{1,5})?");
  private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final String boundHost;
  private final Supplier<Set<String>> certified;

  /// @param certified what the station is called by its certificate at the moment, in lower case
  Doorkeeper(String boundHost, Supplier<Set<String>> certified) {
    this.boundHost = boundHost.toLowerCase(Locale.ROOT);
    this.certified = certified;
  }

  /// Why this request is refused, in one sentence; empty = welcome.
  String refusal(@Nullable String host, @Nullable String origin, @Nullable String fetchSite) {
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
    if (!isOurs(name)) {
      return "the host must be this station's name or address, but is '" + name + "'";
    }
    if (origin != null && !isSame(origin.toLowerCase(Locale.ROOT), name)) {
      return "the origin must be this station's own screen, but is '" + origin + "'";
    }
    if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
      return "the request must come from this station's own screen, but is " + fetchSite;
    }
    return "";
  }

  private boolean isOurs(String host) {
    var parts = WITH_PORT.matcher(host);
    if (!parts.matches()) {
      return false;
    }
    String name = parts.group(1);
    return name.equals("localhost")
        || name.equals(boundHost)
        || certified.get().contains(name)
        || name.startsWith("[")
        || IP_V4.matcher(name).matches();
  }

  private static boolean isSame(String origin, String host) {
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }
}
