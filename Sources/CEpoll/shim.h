// What glibc's own module leaves out: waiting for many descriptors at once.
#include <sys/epoll.h>
