/** Every part in every state. */
export function KitGalleryPage() {
  return <main />
}
