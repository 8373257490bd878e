/* The smallest program that switches an output at instants: sleeps until each one by the kernel's own timer, and calls
   the kernel as a driver would. Prints the nanoseconds by which each call came back too late. There need not be a GPIO
   line: the call goes to a file that refuses it, which takes as long as one that does not touch any hardware.
   cc -O2 fire.c    TIMES PERIOD_MICROS PRIORITY */
#include <errno.h>
#include <fcntl.h>
#include <linux/gpio.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>

static int64_t nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  struct sched_param priority = {.sched_priority = atoi(argv[3])};
  sched_setscheduler(0, SCHED_FIFO, &priority); /* as it can */
  int file = open("/dev/null", O_RDWR);
  int times = atoi(argv[1]);
  int64_t *late = calloc(times, sizeof *late);
  int64_t next = nanos();
  for (int i = 0; i < times; i++) {
    next += atoll(argv[2]) * 1000;
    struct timespec due = {next / 1000000000, next % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) == EINTR) continue;
    struct gpio_v2_line_values values = {.bits = i & 1, .mask = 1};
    ioctl(file, GPIO_V2_LINE_SET_VALUES_IOCTL, &values);
    late[i] = nanos() - next;
  }
  for (int i = 0; i < times; i++) printf("%lld\n", (long long) late[i]);
  return 0;
}
