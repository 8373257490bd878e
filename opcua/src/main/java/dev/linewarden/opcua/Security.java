package dev.linewarden.opcua;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;

/// How what goes over the wire is protected. Messages are signed and encrypted, or nothing is.
public enum Security {
  /// Everybody on the network reads and changes what is said.
  NONE("None", SecurityPolicy.None),
  BASIC256_SHA256("Basic256Sha256", SecurityPolicy.Basic256Sha256),
  AES128("Aes128_Sha256_RsaOaep", SecurityPolicy.Aes128_Sha256_RsaOaep),
  AES256("Aes256_Sha256_RsaPss", SecurityPolicy.Aes256_Sha256_RsaPss);

  private final String policyName;
  private final SecurityPolicy policy;

  Security(String policyName, SecurityPolicy policy) {
    this.policyName = policyName;
    this.policy = policy;
  }

  /// As the specification writes it.
  public String policyName() {
    return policyName;
  }

  static Optional<Security> of(String name) {
    return Arrays.stream(values()).filter(each -> each.policyName.equals(name)).findFirst();
  }

  /// Before the first client comes: the JDK has the algorithms of the newest policy under other
  /// names than Milo asks for, Bouncy Castle under these.
  static void provideAlgorithms() {
    if (java.security.Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
      java.security.Security.addProvider(new BouncyCastleProvider());
    }
  }

  SecurityPolicy policy() {
    return policy;
  }

  MessageSecurityMode mode() {
    return this == NONE ? MessageSecurityMode.None : MessageSecurityMode.SignAndEncrypt;
  }
}
