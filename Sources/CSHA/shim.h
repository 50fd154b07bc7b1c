// The one-shot SHA-256 of OpenSSL's libcrypto, which every Debian keeps up to date.
#include <openssl/sha.h>
