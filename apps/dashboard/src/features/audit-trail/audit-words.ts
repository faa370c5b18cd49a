/** `environment-key.rotated` → `environment key rotated` */
export const actionText = (action: string): string => action.replace('.', ' ').replaceAll('-', ' ')
