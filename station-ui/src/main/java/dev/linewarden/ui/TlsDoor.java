package dev.linewarden.ui;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/// The encrypted way in. Files that are replaced while it is open count from the next connection
/// on; what is wrong with them is counted, and the certificate before stays. As an agent on a
/// thread of its own; [#names] on any.
final class TlsDoor implements Agent {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.ui");
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final TlsSettings settings;
  private final String host;
  private final Clock clock;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private volatile TlsIdentity served;
  private List<Seen> seen;
  private boolean complained;
  private long dueNanos;
  private @Nullable ServerConnector connector;

  /// By what another content is noticed; without a file the key is empty.
  private record Seen(String key, long millis, long size) {}

  /// Throws [BadInput] when there is no certificate to serve.
  TlsDoor(TlsSettings settings, String host, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.host = host;
    this.clock = clock;
    this.faults = faults;
    if (settings.own()) {
      OwnCertificate.makeIfMissing(settings, host, clock.wallMillis());
    }
    seen = look();
    served = TlsIdentity.read(settings);
    context.setKeyStore(served.store());
    context.setKeyStorePassword(TlsIdentity.storePassword());
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    // A station is called by its address at least as often as by its name.
    context.setSniRequired(false);
    tell();
  }

  /// Beside the plain one of the same server.
  ServerConnector connector(Server server, HttpConfiguration plain) {
    HttpConfiguration secure = new HttpConfiguration(plain);
    secure.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector made =
        new ServerConnector(
            server,
            new SslConnectionFactory(context, "http/1.1"),
            new HttpConnectionFactory(secure));
    made.setHost(host);
    made.setPort(settings.port());
    connector = made;
    return made;
  }

  /// In use, also when any was asked for.
  int port() {
    return Objects.requireNonNull(connector, "made with the server").getLocalPort();
  }

  /// What the station is called by its certificate.
  Set<String> names() {
    return served.names();
  }

  @Override
  public String role() {
    return "screen-certificate";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (nowNanos < dueNanos) {
      return 0;
    }
    dueNanos = nowNanos + LOOK_NANOS;
    List<Seen> now = look();
    if (!now.equals(seen)) {
      seen = now;
      replace();
    }
    complain();
    return 1;
  }

  @Override
  public long dueNanos() {
    return dueNanos;
  }

  private void replace() {
    try {
      TlsIdentity fresh = TlsIdentity.read(settings);
      context.reload(changed -> changed.setKeyStore(fresh.store()));
      served = fresh;
      complained = false;
      tell();
    } catch (BadInput e) {
      // Half of a replacement too: the other half is another change.
      refused(e.problems().getFirst());
    } catch (Exception e) {
      // The server's own signature says no more than this.
      refused(String.valueOf(e.getMessage()));
    }
  }

  private void refused(String why) {
    faults.count("ui", "the screen's new certificate is not served; the one before is", why);
    LOG.log(Level.WARNING, "the screen''s new certificate is not served: {0}", why);
  }

  private void tell() {
    LOG.log(
        Level.INFO,
        "the screen''s certificate {0} has the SHA-256 fingerprint {1}",
        settings.certificate(),
        served.fingerprint());
    complain();
  }

  /// Once for each certificate: it is served all the same, people are used to what browsers say.
  private void complain() {
    if (!complained) {
      served
          .complaint(clock.wallMillis())
          .ifPresent(why -> {
            complained = true;
            faults.count("ui", "the screen's certificate is out of its time", why);
            LOG.log(Level.WARNING, "the screen''s certificate is out of its time: {0}", why);
          });
    }
  }

  private List<Seen> look() {
    return Stream.of(settings.certificate(), settings.key()).map(TlsDoor::look).toList();
  }

  private static Seen look(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Seen(String.valueOf(now.fileKey()), now.lastModifiedTime().toMillis(), now.size());
    } catch (IOException e) {
      return new Seen("", 0, 0); // reading it says what is wrong
    }
  }
}
