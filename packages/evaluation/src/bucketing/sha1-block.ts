/**
 * Digests the block of a message at `offset` into `state`. Straight-line code in local variables on purpose: written as
 * loops over an array of 80 words it takes twice the time, and this is most of the time of a percentage rollout. Each
 * round adds the rotation last, because only that has to wait for the round before.
 * Source: FIPS 180-4, section 6.1.2; the rounds are numbered as there.
 */
// eslint-disable-next-line max-lines-per-function -- straight-line on purpose, see above
export function sha1Block(state: Int32Array, message: DataView, offset: number): void {
  let w0 = message.getInt32(offset)
  let w1 = message.getInt32(offset + 4)
  let w2 = message.getInt32(offset + 8)
  let w3 = message.getInt32(offset + 12)
  let w4 = message.getInt32(offset + 16)
  let w5 = message.getInt32(offset + 20)
  let w6 = message.getInt32(offset + 24)
  let w7 = message.getInt32(offset + 28)
  let w8 = message.getInt32(offset + 32)
  let w9 = message.getInt32(offset + 36)
  let w10 = message.getInt32(offset + 40)
  let w11 = message.getInt32(offset + 44)
  let w12 = message.getInt32(offset + 48)
  let w13 = message.getInt32(offset + 52)
  let w14 = message.getInt32(offset + 56)
  let w15 = message.getInt32(offset + 60)
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number

  // prettier-ignore
  {
    // Rounds 0 to 19: Ch
    e = (e + 0x5a827999 + w0 + (d ^ (b & (c ^ d))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    d = (d + 0x5a827999 + w1 + (c ^ (a & (b ^ c))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    c = (c + 0x5a827999 + w2 + (b ^ (e & (a ^ b))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    b = (b + 0x5a827999 + w3 + (a ^ (d & (e ^ a))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    a = (a + 0x5a827999 + w4 + (e ^ (c & (d ^ e))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    e = (e + 0x5a827999 + w5 + (d ^ (b & (c ^ d))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    d = (d + 0x5a827999 + w6 + (c ^ (a & (b ^ c))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    c = (c + 0x5a827999 + w7 + (b ^ (e & (a ^ b))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    b = (b + 0x5a827999 + w8 + (a ^ (d & (e ^ a))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    a = (a + 0x5a827999 + w9 + (e ^ (c & (d ^ e))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    e = (e + 0x5a827999 + w10 + (d ^ (b & (c ^ d))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    d = (d + 0x5a827999 + w11 + (c ^ (a & (b ^ c))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    c = (c + 0x5a827999 + w12 + (b ^ (e & (a ^ b))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    b = (b + 0x5a827999 + w13 + (a ^ (d & (e ^ a))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    a = (a + 0x5a827999 + w14 + (e ^ (c & (d ^ e))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    e = (e + 0x5a827999 + w15 + (d ^ (b & (c ^ d))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w0 ^= w13 ^ w8 ^ w2; w0 = (w0 << 1) | (w0 >>> 31); d = (d + 0x5a827999 + w0 + (c ^ (a & (b ^ c))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w1 ^= w14 ^ w9 ^ w3; w1 = (w1 << 1) | (w1 >>> 31); c = (c + 0x5a827999 + w1 + (b ^ (e & (a ^ b))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w2 ^= w15 ^ w10 ^ w4; w2 = (w2 << 1) | (w2 >>> 31); b = (b + 0x5a827999 + w2 + (a ^ (d & (e ^ a))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w3 ^= w0 ^ w11 ^ w5; w3 = (w3 << 1) | (w3 >>> 31); a = (a + 0x5a827999 + w3 + (e ^ (c & (d ^ e))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    // Rounds 20 to 39: Parity
    w4 ^= w1 ^ w12 ^ w6; w4 = (w4 << 1) | (w4 >>> 31); e = (e + 0x6ed9eba1 + w4 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w5 ^= w2 ^ w13 ^ w7; w5 = (w5 << 1) | (w5 >>> 31); d = (d + 0x6ed9eba1 + w5 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w6 ^= w3 ^ w14 ^ w8; w6 = (w6 << 1) | (w6 >>> 31); c = (c + 0x6ed9eba1 + w6 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w7 ^= w4 ^ w15 ^ w9; w7 = (w7 << 1) | (w7 >>> 31); b = (b + 0x6ed9eba1 + w7 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w8 ^= w5 ^ w0 ^ w10; w8 = (w8 << 1) | (w8 >>> 31); a = (a + 0x6ed9eba1 + w8 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w9 ^= w6 ^ w1 ^ w11; w9 = (w9 << 1) | (w9 >>> 31); e = (e + 0x6ed9eba1 + w9 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w10 ^= w7 ^ w2 ^ w12; w10 = (w10 << 1) | (w10 >>> 31); d = (d + 0x6ed9eba1 + w10 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w11 ^= w8 ^ w3 ^ w13; w11 = (w11 << 1) | (w11 >>> 31); c = (c + 0x6ed9eba1 + w11 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w12 ^= w9 ^ w4 ^ w14; w12 = (w12 << 1) | (w12 >>> 31); b = (b + 0x6ed9eba1 + w12 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w13 ^= w10 ^ w5 ^ w15; w13 = (w13 << 1) | (w13 >>> 31); a = (a + 0x6ed9eba1 + w13 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w14 ^= w11 ^ w6 ^ w0; w14 = (w14 << 1) | (w14 >>> 31); e = (e + 0x6ed9eba1 + w14 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w15 ^= w12 ^ w7 ^ w1; w15 = (w15 << 1) | (w15 >>> 31); d = (d + 0x6ed9eba1 + w15 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w0 ^= w13 ^ w8 ^ w2; w0 = (w0 << 1) | (w0 >>> 31); c = (c + 0x6ed9eba1 + w0 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w1 ^= w14 ^ w9 ^ w3; w1 = (w1 << 1) | (w1 >>> 31); b = (b + 0x6ed9eba1 + w1 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w2 ^= w15 ^ w10 ^ w4; w2 = (w2 << 1) | (w2 >>> 31); a = (a + 0x6ed9eba1 + w2 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w3 ^= w0 ^ w11 ^ w5; w3 = (w3 << 1) | (w3 >>> 31); e = (e + 0x6ed9eba1 + w3 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w4 ^= w1 ^ w12 ^ w6; w4 = (w4 << 1) | (w4 >>> 31); d = (d + 0x6ed9eba1 + w4 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w5 ^= w2 ^ w13 ^ w7; w5 = (w5 << 1) | (w5 >>> 31); c = (c + 0x6ed9eba1 + w5 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w6 ^= w3 ^ w14 ^ w8; w6 = (w6 << 1) | (w6 >>> 31); b = (b + 0x6ed9eba1 + w6 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w7 ^= w4 ^ w15 ^ w9; w7 = (w7 << 1) | (w7 >>> 31); a = (a + 0x6ed9eba1 + w7 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    // Rounds 40 to 59: Maj
    w8 ^= w5 ^ w0 ^ w10; w8 = (w8 << 1) | (w8 >>> 31); e = (e + 0x8f1bbcdc + w8 + ((b & c) | (d & (b | c))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w9 ^= w6 ^ w1 ^ w11; w9 = (w9 << 1) | (w9 >>> 31); d = (d + 0x8f1bbcdc + w9 + ((a & b) | (c & (a | b))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w10 ^= w7 ^ w2 ^ w12; w10 = (w10 << 1) | (w10 >>> 31); c = (c + 0x8f1bbcdc + w10 + ((e & a) | (b & (e | a))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w11 ^= w8 ^ w3 ^ w13; w11 = (w11 << 1) | (w11 >>> 31); b = (b + 0x8f1bbcdc + w11 + ((d & e) | (a & (d | e))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w12 ^= w9 ^ w4 ^ w14; w12 = (w12 << 1) | (w12 >>> 31); a = (a + 0x8f1bbcdc + w12 + ((c & d) | (e & (c | d))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w13 ^= w10 ^ w5 ^ w15; w13 = (w13 << 1) | (w13 >>> 31); e = (e + 0x8f1bbcdc + w13 + ((b & c) | (d & (b | c))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w14 ^= w11 ^ w6 ^ w0; w14 = (w14 << 1) | (w14 >>> 31); d = (d + 0x8f1bbcdc + w14 + ((a & b) | (c & (a | b))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w15 ^= w12 ^ w7 ^ w1; w15 = (w15 << 1) | (w15 >>> 31); c = (c + 0x8f1bbcdc + w15 + ((e & a) | (b & (e | a))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w0 ^= w13 ^ w8 ^ w2; w0 = (w0 << 1) | (w0 >>> 31); b = (b + 0x8f1bbcdc + w0 + ((d & e) | (a & (d | e))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w1 ^= w14 ^ w9 ^ w3; w1 = (w1 << 1) | (w1 >>> 31); a = (a + 0x8f1bbcdc + w1 + ((c & d) | (e & (c | d))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w2 ^= w15 ^ w10 ^ w4; w2 = (w2 << 1) | (w2 >>> 31); e = (e + 0x8f1bbcdc + w2 + ((b & c) | (d & (b | c))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w3 ^= w0 ^ w11 ^ w5; w3 = (w3 << 1) | (w3 >>> 31); d = (d + 0x8f1bbcdc + w3 + ((a & b) | (c & (a | b))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w4 ^= w1 ^ w12 ^ w6; w4 = (w4 << 1) | (w4 >>> 31); c = (c + 0x8f1bbcdc + w4 + ((e & a) | (b & (e | a))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w5 ^= w2 ^ w13 ^ w7; w5 = (w5 << 1) | (w5 >>> 31); b = (b + 0x8f1bbcdc + w5 + ((d & e) | (a & (d | e))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w6 ^= w3 ^ w14 ^ w8; w6 = (w6 << 1) | (w6 >>> 31); a = (a + 0x8f1bbcdc + w6 + ((c & d) | (e & (c | d))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w7 ^= w4 ^ w15 ^ w9; w7 = (w7 << 1) | (w7 >>> 31); e = (e + 0x8f1bbcdc + w7 + ((b & c) | (d & (b | c))) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w8 ^= w5 ^ w0 ^ w10; w8 = (w8 << 1) | (w8 >>> 31); d = (d + 0x8f1bbcdc + w8 + ((a & b) | (c & (a | b))) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w9 ^= w6 ^ w1 ^ w11; w9 = (w9 << 1) | (w9 >>> 31); c = (c + 0x8f1bbcdc + w9 + ((e & a) | (b & (e | a))) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w10 ^= w7 ^ w2 ^ w12; w10 = (w10 << 1) | (w10 >>> 31); b = (b + 0x8f1bbcdc + w10 + ((d & e) | (a & (d | e))) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w11 ^= w8 ^ w3 ^ w13; w11 = (w11 << 1) | (w11 >>> 31); a = (a + 0x8f1bbcdc + w11 + ((c & d) | (e & (c | d))) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    // Rounds 60 to 79: Parity
    w12 ^= w9 ^ w4 ^ w14; w12 = (w12 << 1) | (w12 >>> 31); e = (e + 0xca62c1d6 + w12 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w13 ^= w10 ^ w5 ^ w15; w13 = (w13 << 1) | (w13 >>> 31); d = (d + 0xca62c1d6 + w13 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w14 ^= w11 ^ w6 ^ w0; w14 = (w14 << 1) | (w14 >>> 31); c = (c + 0xca62c1d6 + w14 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w15 ^= w12 ^ w7 ^ w1; w15 = (w15 << 1) | (w15 >>> 31); b = (b + 0xca62c1d6 + w15 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w0 ^= w13 ^ w8 ^ w2; w0 = (w0 << 1) | (w0 >>> 31); a = (a + 0xca62c1d6 + w0 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w1 ^= w14 ^ w9 ^ w3; w1 = (w1 << 1) | (w1 >>> 31); e = (e + 0xca62c1d6 + w1 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w2 ^= w15 ^ w10 ^ w4; w2 = (w2 << 1) | (w2 >>> 31); d = (d + 0xca62c1d6 + w2 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w3 ^= w0 ^ w11 ^ w5; w3 = (w3 << 1) | (w3 >>> 31); c = (c + 0xca62c1d6 + w3 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w4 ^= w1 ^ w12 ^ w6; w4 = (w4 << 1) | (w4 >>> 31); b = (b + 0xca62c1d6 + w4 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w5 ^= w2 ^ w13 ^ w7; w5 = (w5 << 1) | (w5 >>> 31); a = (a + 0xca62c1d6 + w5 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w6 ^= w3 ^ w14 ^ w8; w6 = (w6 << 1) | (w6 >>> 31); e = (e + 0xca62c1d6 + w6 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w7 ^= w4 ^ w15 ^ w9; w7 = (w7 << 1) | (w7 >>> 31); d = (d + 0xca62c1d6 + w7 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w8 ^= w5 ^ w0 ^ w10; w8 = (w8 << 1) | (w8 >>> 31); c = (c + 0xca62c1d6 + w8 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w9 ^= w6 ^ w1 ^ w11; w9 = (w9 << 1) | (w9 >>> 31); b = (b + 0xca62c1d6 + w9 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w10 ^= w7 ^ w2 ^ w12; w10 = (w10 << 1) | (w10 >>> 31); a = (a + 0xca62c1d6 + w10 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
    w11 ^= w8 ^ w3 ^ w13; w11 = (w11 << 1) | (w11 >>> 31); e = (e + 0xca62c1d6 + w11 + (b ^ c ^ d) + ((a << 5) | (a >>> 27))) | 0; b = (b << 30) | (b >>> 2)
    w12 ^= w9 ^ w4 ^ w14; w12 = (w12 << 1) | (w12 >>> 31); d = (d + 0xca62c1d6 + w12 + (a ^ b ^ c) + ((e << 5) | (e >>> 27))) | 0; a = (a << 30) | (a >>> 2)
    w13 ^= w10 ^ w5 ^ w15; w13 = (w13 << 1) | (w13 >>> 31); c = (c + 0xca62c1d6 + w13 + (e ^ a ^ b) + ((d << 5) | (d >>> 27))) | 0; e = (e << 30) | (e >>> 2)
    w14 ^= w11 ^ w6 ^ w0; w14 = (w14 << 1) | (w14 >>> 31); b = (b + 0xca62c1d6 + w14 + (d ^ e ^ a) + ((c << 5) | (c >>> 27))) | 0; d = (d << 30) | (d >>> 2)
    w15 ^= w12 ^ w7 ^ w1; w15 = (w15 << 1) | (w15 >>> 31); a = (a + 0xca62c1d6 + w15 + (c ^ d ^ e) + ((b << 5) | (b >>> 27))) | 0; c = (c << 30) | (c >>> 2)
  }

  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
}
