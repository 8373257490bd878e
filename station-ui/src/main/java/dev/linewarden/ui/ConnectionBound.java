package dev.linewarden.ui;

import dev.linewarden.inspection.FaultLog;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.IdentityHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/// How many connections one address may hold: whoever opens them and says nothing takes no more
/// than these, and leaves the other screens theirs. Any thread.
final class ConnectionBound implements Connection.Listener, LifeCycle.Listener {
  /// A browser opens six and a live one; one more than these is closed at once, and counted.
  static final int OF_ONE_ADDRESS_MAX = 64;

  private final FaultLog faults;

  /// From where each came: a connection that is closed does not know that any more.
  private final IdentityHashMap<Connection, String> open = new IdentityHashMap<>();

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
    if (connection.getEndPoint() instanceof SslConnection.SslEndPoint) {
      return; // what is inside an encrypted connection, which was counted
    }
    String address = address(connection);
    if (add(connection, address) > OF_ONE_ADDRESS_MAX) {
      faults.count("ui", "an address had too many connections", address);
      connection.getEndPoint().close();
    }
  }

  private synchronized long add(Connection connection, String address) {
    open.put(connection, address);
    return open.values().stream().filter(address::equals).count();
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    open.remove(connection);
  }

  private static String address(Connection connection) {
    SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet
        ? String.valueOf(internet.getAddress())
        : String.valueOf(remote);
  }
}
