package dev.linewarden.vision;

import com.google.zxing.BarcodeFormat;

/// The codes that can be read, as a recipe calls them.
public enum CodeKind {
  EAN13(BarcodeFormat.EAN_13),
  EAN8(BarcodeFormat.EAN_8),
  UPCA(BarcodeFormat.UPC_A),
  UPCE(BarcodeFormat.UPC_E),
  CODE128(BarcodeFormat.CODE_128),
  CODE39(BarcodeFormat.CODE_39),
  CODE93(BarcodeFormat.CODE_93),
  CODABAR(BarcodeFormat.CODABAR),
  ITF(BarcodeFormat.ITF),
  DATAMATRIX(BarcodeFormat.DATA_MATRIX),
  QR(BarcodeFormat.QR_CODE),
  AZTEC(BarcodeFormat.AZTEC),
  PDF417(BarcodeFormat.PDF_417);

  private final BarcodeFormat format;

  CodeKind(BarcodeFormat format) {
    this.format = format;
  }

  BarcodeFormat format() {
    return format;
  }
}
