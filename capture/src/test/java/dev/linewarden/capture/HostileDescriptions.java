package dev.linewarden.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What a broken or hostile camera may say of itself.
enum HostileDescriptions {
  TRUNCATED,
  CUT_IN_THE_ADDRESS,
  NOT_XML,
  NOTHING,
  DEEPLY_NESTED,
  ENTITIES_THAT_MULTIPLY,
  NO_WIDTH,
  NO_HEIGHT,
  NO_PIXEL_FORMAT,
  NO_PAYLOAD_SIZE,
  WIDTH_IS_ITSELF,
  WIDTH_GOES_ROUND,
  WIDTH_ASKS_A_MILLION_TIMES,
  WIDTH_BEHIND_A_LONG_CHAIN,
  A_LIBRARY_NODE_GOES_ROUND,
  REGISTER_OF_FOUR_EXABYTES,
  OUTSIDE_THE_MEMORY,
  TWO_GIGABYTES,
  SIXTEEN_EXABYTES,
  A_FILE_OF_THE_STATION,
  ANOTHER_SERVER,
  NO_ADDRESS,
  A_BOMB_IN_A_ZIP,
  A_ZIP_THAT_LIES,
  A_ZIP_THAT_POINTS_OUTSIDE,
  NO_ZIP;

  private static final int MEGABYTE = 1_000_000;

  /// The line of the description that says where the width is read.
  private static final String WIDTH = "<IntReg Name=\"Width\" ";

  SimulatedDescription description() {
    String own = new String(SimulatedDescription.own().bytes(), StandardCharsets.UTF_8);
    return switch (this) {
      case TRUNCATED -> xml(own.substring(0, own.length() / 2));
      case CUT_IN_THE_ADDRESS -> xml(own.substring(0, own.indexOf("0x10000") + 3));
      case NOT_XML -> xml("#!/bin/sh\n".repeat(1000));
      case NOTHING -> url("Local:simcam.xml;20000;0");
      case DEEPLY_NESTED -> xml("<Group>".repeat(MEGABYTE / 7));
      case ENTITIES_THAT_MULTIPLY ->
          xml(
              laughs()
                  + own.substring(own.indexOf("<RegisterD"))
                      .replace(">0x10000<", ">&e11;0x10000<"));
      case NO_WIDTH -> xml(own.replace("\"Width\"", "\"Breadth\""));
      case NO_HEIGHT -> xml(own.replace("\"Height\"", "\"Tallness\""));
      case NO_PIXEL_FORMAT -> xml(own.replace("\"PixelFormat\"", "\"Pixels\""));
      case NO_PAYLOAD_SIZE -> xml(own.replace("\"PayloadSize\"", "\"Payload\""));
      case WIDTH_IS_ITSELF -> width(own, integer("Width", "Width"));
      case WIDTH_GOES_ROUND -> width(own, integer("Width", "A") + integer("A", "B") + knife("B"));
      case WIDTH_ASKS_A_MILLION_TIMES -> width(own, doubling());
      case WIDTH_BEHIND_A_LONG_CHAIN -> width(own, chain());
      case A_LIBRARY_NODE_GOES_ROUND ->
          width(own, integer("ArvGevSCPAddrCalc", "ArvGevSCPSPacketSize") + WIDTH_REGISTER);
      case REGISTER_OF_FOUR_EXABYTES ->
          xml(
              own.replace(
                  "0x48</Address><Length>32<", "0x48</Address><Length>4611686018427387904<"));
      case OUTSIDE_THE_MEMORY -> url("Local:simcam.xml;7ffff000;1000");
      case TWO_GIGABYTES -> url("Local:simcam.xml;20000;80000000");
      case SIXTEEN_EXABYTES -> url("Local:simcam.xml;20000;fffffffffffffff0");
      case A_FILE_OF_THE_STATION -> url("File:///dev/zero");
      case ANOTHER_SERVER -> url("http://127.0.0.1:9/simcam.xml");
      case NO_ADDRESS -> url("Local:simcam.xml");
      case A_BOMB_IN_A_ZIP -> zip(bomb());
      case A_ZIP_THAT_LIES -> zip(patched(zipped(own), 24, 0x7FFF_FFF0));
      case A_ZIP_THAT_POINTS_OUTSIDE -> zip(patched(zipped(own), 42, 0x7FFF_FFF0));
      case NO_ZIP -> zip(own.getBytes(StandardCharsets.UTF_8));
    };
  }

  private static final String WIDTH_REGISTER =
      "<IntReg Name=\"Width\"><Address>0x10000</Address><Length>4</Length><AccessMode>RO</AccessMode>"
          + "<pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>";

  private static SimulatedDescription xml(String text) {
    return SimulatedDescription.at("simcam.xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static SimulatedDescription zip(byte[] bytes) {
    return SimulatedDescription.at("simcam.zip", bytes);
  }

  /// As most cameras have it.
  static SimulatedDescription honestZip() {
    return zip(zipped(new String(SimulatedDescription.own().bytes(), StandardCharsets.UTF_8)));
  }

  private static SimulatedDescription url(String url) {
    return new SimulatedDescription(url, SimulatedDescription.own().bytes());
  }

  /// The own description with another way to the width.
  private static SimulatedDescription width(String own, String nodes) {
    int from = own.indexOf(WIDTH);
    int to = own.indexOf("</IntReg>", from) + "</IntReg>".length();
    return xml(own.substring(0, from) + nodes + own.substring(to));
  }

  private static String integer(String name, String value) {
    return "<Integer Name=\"%s\"><pValue>%s</pValue></Integer>".formatted(name, value);
  }

  private static String knife(String name) {
    return ("<IntSwissKnife Name=\"%s\"><pVariable Name=\"W\">Width</pVariable>"
            + "<Formula>W</Formula></IntSwissKnife>")
        .formatted(name);
  }

  /// Each node asks the next one twice.
  private static String doubling() {
    StringBuilder nodes = new StringBuilder(integer("Width", "K0"));
    for (int i = 0; i < 40; i++) {
      nodes.append(
          ("<IntSwissKnife Name=\"K%d\"><pVariable Name=\"A\">K%d</pVariable>"
                  + "<pVariable Name=\"B\">K%d</pVariable><Formula>A+B</Formula></IntSwissKnife>")
              .formatted(i, i + 1, i + 1));
    }
    return nodes.append("<Integer Name=\"K40\"><Value>1</Value></Integer>").toString();
  }

  private static String chain() {
    int length = 15_000;
    StringBuilder nodes = new StringBuilder(integer("Width", "N0"));
    for (int i = 0; i < length; i++) {
      nodes.append(integer("N" + i, "N" + (i + 1)));
    }
    return nodes
        .append("<Integer Name=\"N%d\"><Value>160</Value></Integer>".formatted(length))
        .toString();
  }

  private static String laughs() {
    StringBuilder type =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE R [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      type.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    return type.append("]>").toString();
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("simcam.xml"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /// A gigabyte of nothing in a megabyte.
  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("simcam.xml"));
      byte[] nothing = new byte[MEGABYTE];
      for (int i = 0; i < 1000; i++) {
        zip.write(nothing);
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /// One number of the directory changed.
  private static byte[] patched(byte[] zip, int at, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 4; i >= 0; i--) {
      if (bytes.getInt(i) == 0x0201_4B50) {
        bytes.putInt(i + at, value);
        return zip;
      }
    }
    throw new IllegalStateException("no directory");
  }
}
