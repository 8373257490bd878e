/* Reads a struct gpio_v2_line_request and says what the kernel would read in it; flags are in hex. */
#include <linux/gpio.h>
#include <stdio.h>

int main(void) {
  struct gpio_v2_line_request request;
  if (fread(&request, sizeof request, 1, stdin) != 1) return 1;
  printf("lines %u buffer %u consumer %s flags %llx\n", request.num_lines, request.event_buffer_size, request.consumer,
         request.config.flags);
  printf("offsets");
  for (unsigned i = 0; i < request.num_lines; i++) printf(" %u", request.offsets[i]);
  printf("\n");
  for (unsigned i = 0; i < request.config.num_attrs; i++) {
    struct gpio_v2_line_config_attribute *each = &request.config.attrs[i];
    switch (each->attr.id) {
      case GPIO_V2_LINE_ATTR_ID_FLAGS: printf("flags %llx", each->attr.flags); break;
      case GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES: printf("values %llx", each->attr.values); break;
      case GPIO_V2_LINE_ATTR_ID_DEBOUNCE: printf("debounce %u", each->attr.debounce_period_us); break;
      default: printf("unknown %u", each->attr.id);
    }
    printf(" mask %llx\n", each->mask);
  }
  return 0;
}
