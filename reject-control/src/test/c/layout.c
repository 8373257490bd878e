/* What the kernel's header says of its structs, to be compared with GpioAbi. */
#include <linux/gpio.h>
#include <stddef.h>
#include <stdio.h>

#define AT(type, field) (int) offsetof(struct type, field)

int main(void) {
  printf("%lu %zu\n", (unsigned long) GPIO_GET_CHIPINFO_IOCTL, sizeof(struct gpiochip_info));
  printf("%d %d %d\n", AT(gpiochip_info, name), AT(gpiochip_info, label), AT(gpiochip_info, lines));
  printf("%lu %zu\n", (unsigned long) GPIO_V2_GET_LINEINFO_IOCTL, sizeof(struct gpio_v2_line_info));
  printf("%d %d %d %d\n", AT(gpio_v2_line_info, name), AT(gpio_v2_line_info, consumer), AT(gpio_v2_line_info, offset),
         AT(gpio_v2_line_info, flags));
  printf("%lu %lu %zu\n", (unsigned long) GPIO_V2_LINE_GET_VALUES_IOCTL, (unsigned long) GPIO_V2_LINE_SET_VALUES_IOCTL,
         sizeof(struct gpio_v2_line_values));
  printf("%d %d\n", AT(gpio_v2_line_values, bits), AT(gpio_v2_line_values, mask));
  printf("%zu %d %d %d %d\n", sizeof(struct gpio_v2_line_event), AT(gpio_v2_line_event, timestamp_ns),
         AT(gpio_v2_line_event, id), AT(gpio_v2_line_event, offset), AT(gpio_v2_line_event, seqno));
  printf("%lu %zu %d\n", (unsigned long) GPIO_V2_GET_LINE_IOCTL, sizeof(struct gpio_v2_line_request),
         AT(gpio_v2_line_request, fd));
  return 0;
}
