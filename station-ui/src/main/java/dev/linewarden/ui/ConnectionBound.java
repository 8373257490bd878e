package dev.linewarden.ui;

import dev.linewarden.inspection.FaultLog;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/// How many connections one address may hold: whoever opens them and says nothing takes no more
/// than these, and leaves the other screens theirs. Any thread.
final class ConnectionBound implements Connection.Listener, LifeCycle.Listener {
  /// A browser opens six and a live one; one more than these is closed at once, and counted.
  static final int OF_ONE_ADDRESS_MAX = 64;

  private final FaultLog faults;
  private final Map<String, Integer> open = new HashMap<>();

  ConnectionBound(FaultLog faults) {
    this.faults = faults;
  }

  @Override
  public void lifeCycleStarting(LifeCycle server) {
    if (server instanceof Server starting) {
      for (var connector : starting.getConnectors()) {
        if (connector instanceof AbstractConnector bounded) {
          bounded.addBean(this);
        }
      }
    }
  }

  @Override
  public void onOpened(Connection connection) {
    String address = address(connection);
    int now;
    synchronized (this) {
      now = open.merge(address, 1, Integer::sum);
    }
    if (now > OF_ONE_ADDRESS_MAX) {
      faults.count("ui", "an address had too many connections", address);
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    synchronized (this) {
      open.computeIfPresent(address(connection), (_, count) -> count > 1 ? count - 1 : null);
    }
  }

  private static String address(Connection connection) {
    SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet
        ? String.valueOf(internet.getAddress())
        : String.valueOf(remote);
  }
}
