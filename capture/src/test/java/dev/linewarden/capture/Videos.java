package dev.linewarden.capture;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/// Video files for tests: picture i is evenly grey, 20 levels brighter than the one before.
final class Videos {
  static final int WIDTH = 64;
  static final int HEIGHT = 48;
  static final int LEVELS = 20;

  private Videos() {}

  static void grey(Path file, int frames) {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toString(), WIDTH, HEIGHT)) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFormat("mp4");
      recorder.setFrameRate(25);
      recorder.setVideoQuality(1);
      recorder.start();
      Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
      for (int i = 0; i < frames; i++) {
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        for (int at = 0; at < pixels.capacity(); at++) {
          pixels.put(at, (byte) (LEVELS * (i + 1)));
        }
        recorder.record(frame);
      }
    } catch (Exception e) {
      throw new IllegalStateException("no video could be written to " + file, e);
    }
  }
}
