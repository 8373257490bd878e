package dev.linewarden.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/// Where clients may come, in which ways.
final class Endpoints {
  static final String PATH = "/linewarden";

  /// What clients may take together and each.
  static final OpcUaServerConfigLimits LIMITS =
      new OpcUaServerConfigLimits() {
        @Override
        public UInteger getMaxSessions() {
          return uint(32);
        }

        @Override
        public UInteger getMaxSubscriptions() {
          return uint(256);
        }

        @Override
        public UInteger getMaxSubscriptionsPerSession() {
          return uint(32);
        }

        @Override
        public UInteger getMaxMonitoredItems() {
          return uint(10_000);
        }

        @Override
        public UInteger getMaxMonitoredItemsPerSession() {
          return uint(2_000);
        }

        @Override
        public Double getMinPublishingInterval() {
          return 50.0;
        }

        @Override
        public Double getMinSupportedSampleRate() {
          return 50.0;
        }
      };

  private Endpoints() {}

  static Set<EndpointConfig> of(OpcUaSettings settings, String host, X509Certificate own) {
    Set<EndpointConfig> all = new LinkedHashSet<>();
    for (Security security : settings.security()) {
      all.add(
          EndpointConfig.newBuilder()
              .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
              .setBindAddress(settings.host())
              .setBindPort(settings.port())
              .setHostname(host)
              .setPath(PATH)
              .setCertificate(own)
              .setSecurityPolicy(security.policy())
              .setSecurityMode(security.mode())
              .addTokenPolicies(tokens(settings).toArray(UserTokenPolicy[]::new))
              .build());
    }
    return all;
  }

  /// A password is encrypted by itself, so that it stays one on an endpoint without security too.
  private static List<UserTokenPolicy> tokens(OpcUaSettings settings) {
    List<UserTokenPolicy> tokens = new ArrayList<>();
    String secure = SecurityPolicy.Basic256Sha256.getUri();
    tokens.add(new UserTokenPolicy("password", UserTokenType.UserName, null, null, secure));
    tokens.add(new UserTokenPolicy("certificate", UserTokenType.Certificate, null, null, secure));
    if (settings.anonymous()) {
      tokens.add(new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, null));
    }
    return tokens;
  }

  /// What the server calls its own address: for all of them, the machine's name.
  static String host(OpcUaSettings settings) {
    boolean all = settings.host().equals("0.0.0.0") || settings.host().equals("::");
    try {
      return all ? InetAddress.getLocalHost().getHostName() : settings.host();
    } catch (UnknownHostException _) {
      return settings.host();
    }
  }
}
