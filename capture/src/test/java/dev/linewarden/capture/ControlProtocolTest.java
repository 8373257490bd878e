package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ControlProtocolTest {
  private static final InetSocketAddress STATION =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5001);
  private static final InetSocketAddress OTHER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5002);
  private static final String TAKE_CONTROL = "42 01 0082 0008 0001 00000A00 00000002";
  private static final String START = "42 01 0082 0008 0002 00010024 00000001";
  private static final String TRIGGERED = "42 01 0082 0008 0004 0001002C 00000001";
  private static final String FIRE = "42 01 0082 0008 0003 00010034 00000001";
  private static final long HEARTBEAT_NANOS = 3_000_000_000L;

  private final SimulatedRegisters registers =
      new SimulatedRegisters(new byte[] {127, 0, 0, 2}, "S-1", 64, 48, SimulatedDescription.own());
  private final ControlProtocol protocol = new ControlProtocol(registers);

  @Test
  void aRegisterIsRead() {
    assertThat(said("42 01 0080 0004 0007 00010000", STATION))
        .isEqualTo("0000008100040007" + "00000040");
  }

  @Test
  void aDiscoveryRepeatsTheBootstrapRegisters() {
    String answer = said("42 11 0002 0000 0009", STATION);
    assertThat(answer).startsWith("0000000300F80009").hasSize(2 * (8 + 0xF8));
    assertThat(answer)
        .contains(
            HexFormat.of()
                .withUpperCase()
                .formatHex("SimCam".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  @Test
  void onlyWhoHasControlMayWriteAndOnlyOneHasIt() {
    assertThat(said(START, STATION)).startsWith("80060083");
    assertThat(said(TAKE_CONTROL, STATION)).isEqualTo("00000083" + "00040001" + "00000001");
    assertThat(said(TAKE_CONTROL, OTHER)).startsWith("80060083");
    assertThat(said(START, OTHER)).startsWith("80060083");
    assertThat(said(START, STATION)).startsWith("00000083");
  }

  @Test
  void aControllerThatFallsSilentLosesControl() {
    said(TAKE_CONTROL, STATION);
    protocol.expire(HEARTBEAT_NANOS);
    assertThat(said(TAKE_CONTROL, OTHER)).startsWith("8006");
    protocol.expire(HEARTBEAT_NANOS + 1);
    assertThat(said(TAKE_CONTROL, OTHER)).startsWith("0000");
  }

  @Test
  void itExposesOnlyWhileItAcquires() {
    said(TAKE_CONTROL, STATION);
    said(TRIGGERED, STATION);
    assertThat(answer(FIRE, STATION).act()).isEqualTo(ControlProtocol.Act.NOTHING);
    said(START, STATION);
    assertThat(answer(FIRE, STATION).act()).isEqualTo(ControlProtocol.Act.EXPOSE);
  }

  @Test
  void whileItTakesPicturesByItsOwnClockNobodyFiresIt() {
    said(TAKE_CONTROL, STATION);
    said(START, STATION);
    assertThat(answer(FIRE, STATION).act()).isEqualTo(ControlProtocol.Act.NOTHING);
    assertThat(registers.isFreeRunning()).isTrue();
  }

  @Test
  void theCommandForATestPacketIsNotReadBack() {
    said(TAKE_CONTROL, STATION);
    assertThat(answer("42 01 0082 0008 0005 00000D04 C0000578", STATION).act())
        .isEqualTo(ControlProtocol.Act.TEST_PACKET);
    assertThat(said("42 01 0080 0004 0007 00000D04", STATION)).endsWith("40000578");
  }

  @Test
  void lostPacketsAreAskedForByNumber() {
    ControlProtocol.Answer answer =
        answer("42 00 0040 000C 0004 0000 0011 00000002 00000005", STATION);
    assertThat(answer.act()).isEqualTo(ControlProtocol.Act.SEND_AGAIN);
    assertThat(answer.picture()).isEqualTo(0x11);
    assertThat(answer.first()).isEqualTo(2);
    assertThat(answer.last()).isEqualTo(5);
    assertThat(answer.bytes().remaining()).isZero();
  }

  @Test
  void whatIsNotThereIsRefusedByItsStatus() {
    assertThat(said("42 01 0080 0004 0001 7FFFFFF0", STATION)).startsWith("8003");
    assertThat(said("42 01 0080 0004 0001 FFFFFFFC", STATION)).startsWith("8003");
    assertThat(said("42 01 0084 0008 0001 00000001 00000004", STATION)).startsWith("8005");
    assertThat(said("42 01 0082 0008 0001 00000048 00000000", STATION)).startsWith("8004");
    assertThat(said("42 01 00C0 0000 0001", STATION)).startsWith("8001");
    assertThat(said("42 01 0080 0040 0001 00010000", STATION)).startsWith("8002");
  }

  @Test
  void whateverAPacketHoldsThereIsAnAnswerOrSilence() {
    Random random = new Random(3);
    byte[][] models = {
      bytes(TAKE_CONTROL),
      bytes(START),
      bytes(FIRE),
      bytes("42 01 0084 0008 0001 00000000 00000010")
    };
    long refused = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] packet = models[random.nextInt(models.length)].clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        packet[random.nextInt(packet.length)] = (byte) random.nextInt();
      }
      ByteBuffer cut = ByteBuffer.wrap(packet, 0, random.nextInt(packet.length + 1)).slice();
      refused += protocol.answer(cut, STATION, i).refused() ? 1 : 0;
    }
    assertThat(refused).isBetween(10_000L, 99_999L);
  }

  private String said(String request, InetSocketAddress from) {
    ByteBuffer answer = answer(request, from).bytes();
    byte[] bytes = new byte[answer.remaining()];
    answer.get(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private ControlProtocol.Answer answer(String request, InetSocketAddress from) {
    return protocol.answer(ByteBuffer.wrap(bytes(request)), from, 0);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
