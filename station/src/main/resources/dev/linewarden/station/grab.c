/* The smallest program that does what a camera of the station does: fire, wait for the frame, again. Prints the
   nanoseconds from before the trigger to the whole frame, 0 for a frame that was lost. Same library, same settings.
   cc -O2 grab.c $(pkg-config --cflags --libs aravis-0.8)    ADDRESS PIXEL_FORMAT FRAMES PERIOD_MICROS */
#include <arv.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static gint64 nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_GINT64_CONSTANT(1000000000) + now.tv_nsec;
}

static void check(GError *error) {
  if (error != NULL) {
    fprintf(stderr, "%s\n", error->message);
    exit(1);
  }
}

int main(int argc, char **argv) {
  GError *error = NULL;
  if (argc != 5) return 2;
  ArvCamera *camera = arv_camera_new(argv[1], &error);
  check(error);
  arv_camera_stop_acquisition(camera, &error);
  arv_camera_set_string(camera, "PixelFormat", argv[2], &error);
  arv_camera_set_trigger(camera, "Software", &error);
  arv_camera_set_acquisition_mode(camera, ARV_ACQUISITION_MODE_CONTINUOUS, &error);
  arv_camera_gv_set_stream_options(camera, ARV_GV_STREAM_OPTION_PACKET_SOCKET_DISABLED);
  check(error);
  size_t payload = arv_camera_get_payload(camera, &error);
  ArvStream *stream = arv_camera_create_stream(camera, NULL, NULL, &error);
  check(error);
  g_object_set(stream, "socket-buffer", 0, "socket-buffer-size", (gint) (3 * payload), "initial-packet-timeout", 200,
               "packet-timeout", 1000, "frame-retention", 8000, NULL);
  for (int i = 0; i < 6; i++) arv_stream_push_buffer(stream, arv_buffer_new_allocate(payload));
  arv_camera_start_acquisition(camera, &error);
  check(error);
  gint64 next = nanos();
  for (int left = atoi(argv[3]); left > 0; left--) {
    gint64 fired = nanos();
    arv_camera_software_trigger(camera, &error);
    check(error);
    ArvBuffer *buffer = arv_stream_timeout_pop_buffer(stream, 1000000);
    gint64 took = nanos() - fired;
    int whole = buffer != NULL && arv_buffer_get_status(buffer) == ARV_BUFFER_STATUS_SUCCESS;
    printf("%" G_GINT64_FORMAT "\n", whole ? took : 0);
    if (buffer != NULL) arv_stream_push_buffer(stream, buffer);
    next += atoll(argv[4]) * 1000;
    if (next > nanos()) g_usleep((next - nanos()) / 1000);
  }
  arv_camera_stop_acquisition(camera, &error);
  g_object_unref(stream);
  g_object_unref(camera);
  return 0;
}
