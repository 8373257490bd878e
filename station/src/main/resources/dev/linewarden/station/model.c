/* The smallest program that runs a model: the same library as the station's, one input and one output made once, and
   nothing around it. Prints the nanoseconds of each run after the first WARM ones. ONNX Runtime's headers are not needed:
   its functions stand in one table whose order never changes, so they are taken by their places in it.
   cc -O2 model.c -ldl    LIBRARY MODEL THREADS WARM RUNS INPUT TYPE OUTPUT SIDE... */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FLOAT = 1, UINT8 = 2, SIDES_MAX = 8, API_VERSION = 17 };

/* Places in the table of functions. */
enum {
  GET_ERROR_MESSAGE = 2, CREATE_ENV = 3, CREATE_SESSION = 7, RUN = 9, CREATE_SESSION_OPTIONS = 10,
  SET_INTRA_OP_THREADS = 24, SET_INTER_OP_THREADS = 25, CREATE_TENSOR_WITH_DATA = 49, CREATE_CPU_MEMORY_INFO = 69
};

struct base {
  void *const *(*table)(uint32_t version);
  const char *(*version)(void);
};

static void *const *table;

static void check(void *status) {
  if (status != NULL) {
    fprintf(stderr, "%s\n", ((const char *(*) (void *) ) table[GET_ERROR_MESSAGE])(status));
    exit(1);
  }
}

static int64_t nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static void *open_session(const char *model, int threads) {
  void *env, *options, *session;
  check(((void *(*) (int, const char *, void **) ) table[CREATE_ENV])(4, "bench", &env));
  check(((void *(*) (void **) ) table[CREATE_SESSION_OPTIONS])(&options));
  check(((void *(*) (void *, int) ) table[SET_INTRA_OP_THREADS])(options, threads));
  check(((void *(*) (void *, int) ) table[SET_INTER_OP_THREADS])(options, 1));
  check(((void *(*) (void *, const char *, void *, void **) ) table[CREATE_SESSION])(env, model, options, &session));
  return session;
}

int main(int argc, char **argv) {
  if (argc < 10 || argc > 9 + SIDES_MAX) return 2;
  void *library = dlopen(argv[1], RTLD_NOW);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  table = ((struct base *(*) (void) ) dlsym(library, "OrtGetApiBase"))()->table(API_VERSION);
  void *session = open_session(argv[2], atoi(argv[3]));
  int type = atoi(argv[7]);
  int64_t sides[SIDES_MAX];
  size_t bytes = type == FLOAT ? 4 : 1;
  for (int i = 9; i < argc; i++) bytes *= sides[i - 9] = atoll(argv[i]);
  void *memory, *input, *output = NULL;
  check(((void *(*) (int, int, void **) ) table[CREATE_CPU_MEMORY_INFO])(0, 0, &memory));
  check(((void *(*) (void *, void *, size_t, int64_t *, size_t, int, void **) ) table[CREATE_TENSOR_WITH_DATA])(
      memory, calloc(bytes, 1), bytes, sides, argc - 9, type, &input));
  void *(*run)(void *, void *, const char **, void **, size_t, const char **, size_t, void **) = table[RUN];
  const char *names[] = {argv[6], argv[8]};
  int warm = atoi(argv[4]);
  for (int left = warm + atoi(argv[5]); left > 0; left--) {
    int64_t begun = nanos();
    check(run(session, NULL, &names[0], &input, 1, &names[1], 1, &output));
    int64_t took = nanos() - begun;
    if (warm-- <= 0) printf("%lld\n", (long long) took);
  }
  return 0;
}
